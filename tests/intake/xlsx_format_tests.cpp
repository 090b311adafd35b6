#include <string>

#include <doctest/doctest.h>

#include "intake/xlsx_format.h"

using gouji::builtin_format;
using gouji::displayed_number;

TEST_CASE("General shows a number without the noise of its binary form") {
  const struct {
    const char *stored, *shown;
  } numbers[] = {
      {"0", "0"},
      {"104", "104"},
      {"-3", "-3"},
      {"-0", "0"},
      {"0.5", "0.5"},
      {".5", "0.5"},
      {"0.30000000000000004", "0.3"},
      {"33.333333333333336", "33.33333333"},
      {"2.9999999999999996", "3"},
      {"1.2500000000000001E-2", "0.0125"},
      {"1E3", "1000"},
      {"1.5e+2", "150"},
      {"123456789012", "123456789012"},
      {"100", "100"},
      {"1234567.891", "1234567.891"},
  };
  for (const auto& number : numbers) {
    CAPTURE(number.stored);
    CHECK(displayed_number(number.stored, "General") == number.shown);
  }
}

TEST_CASE("A format code shapes digits, thousands, percents and signs") {
  const struct {
    const char *stored, *code, *shown;
  } numbers[] = {
      {"12", "0", "12"},
      {"2.5", "0", "3"},
      {"-2.5", "0", "-3"},
      {"0.4", "0", "0"},
      {"-0.4", "0", "0"},
      {"99.995", "0.00", "100.00"},
      {"9.5", "0", "10"},
      {"0", "0.00", "0.00"},
      {"0", "#", ""},
      {"7", "000", "007"},
      {"1234567", "#,##0", "1,234,567"},
      {"999", "#,##0", "999"},
      {"1234.5", "#,##0.00", "1,234.50"},
      {"1234.5", "#,##0.##", "1,234.5"},
      {"0.256", "0%", "26%"},
      {"0.256", "0.0%", "25.6%"},
      {"1", "0%", "100%"},
      {"12345678", "0,", "12346"},
      {"5", "0\"件\"", "5件"},
      {"5", "0\\件", "5件"},
      {"5", "General\"件\"", "5件"},
      {"5", "[Red]0", "5"},
      {"5.5", "[$¥-804]#,##0.00", "¥5.50"},
      {"-5", "0;(0)", "(5)"},
      {"-5", "0_ ;[Red]\\-0\\ ", "-5"},
      {"0", "0;-0;;@", ""},
      {"0", "0;-0;\"-\"", "-"},
      {"5", "_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ", "5"},
      {"5", "@", "5"},
      {"5", ";;;", ""},
      {"1e300", "0.00", nullptr},
      // What is not known is shown as General shows it.
      {"0.5", "# ?/?", "0.5"},
      {"1234", "0.00E+00", "1234"},
      {"0.75", "h:mm", "0.75"},
      {"无", "0", "无"},
      {"1.2.3", "0", "1.2.3"},
      {"", "0", ""},
  };
  for (const auto& number : numbers) {
    CAPTURE(number.stored);
    CAPTURE(number.code);
    const auto shown = displayed_number(number.stored, number.code);
    if (number.shown != nullptr) CHECK(shown == number.shown);
  }
}

TEST_CASE("Dates are shown by year, month and day") {
  CHECK(displayed_number("45291", builtin_format(14)) == "2023/12/31");
  CHECK(displayed_number("45292", builtin_format(31)) == "2024年1月1日");
  CHECK(displayed_number("45292", "yyyy\"年\"mm\"月\"") == "2024年01月");
  CHECK(displayed_number("45292.75", "yyyy-mm-dd") == "2024-01-01");
  CHECK(displayed_number("45292", "yyyy/m/d;@") == "2024/1/1");
  CHECK(displayed_number("43830", builtin_format(14), true) == "2024/1/1");
  CHECK(displayed_number("-1", builtin_format(14)) == "-1");
  CHECK(displayed_number("99999999999", builtin_format(14)) == "99999999999");
}
