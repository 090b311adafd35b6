"""Reports on the pages of a PDF file, laid out as those of OFD: text and borders in points.

The font is not in the file: its glyphs have the numbers of their characters, and a map says so.
"""

import zlib

from ofd_pages import POINT, Pages, breadth

HEIGHT = 297.0  # millimetres


def points(value):
    return f"{value / POINT:.2f}".rstrip("0").rstrip(".")


class Printed(Pages):
    def object(self, kind, boundary, attributes, content=""):
        x, top, width, height = boundary
        self.pages[-1].append(f"{points(x)} {points(HEIGHT - top - height)} {points(width)} "
                              f"{points(height)} re S")

    def text(self, x, top, size, text):
        glyphs = text.encode("utf-16-be").hex().upper()
        self.pages[-1].append(f"BT /F1 {points(size)} Tf {points(x)} "
                              f"{points(HEIGHT - top - size * 0.88)} Td <{glyphs}> Tj ET")


def character_map():
    lines = ["/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def",
             "1 begincodespacerange <0000> <FFFF> endcodespacerange"]
    for first in range(0, 256, 64):
        lines.append("64 beginbfrange")
        lines += [f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>"
                  for high in range(first, first + 64)]
        lines.append("endbfrange")
    return "\n".join(lines + ["endcmap end end"])


def stream(text):
    content = zlib.compress(text.encode("ascii"), 9)
    return (f"<</Filter/FlateDecode/Length {len(content)}>>\nstream\n".encode("ascii") + content +
            b"\nendstream")


def narrow():
    """The characters of half a breadth, as the widths of a font list them."""
    wide = sorted(ord(c) for c in "—…“”‘’")
    assert breadth("a") == 0.5 and breadth("“") == 1.0
    return "0 8211 500 " + " ".join(f"{c} {c} 1000" for c in wide) + " 8231 11903 500"


def as_pdf(title, preamble, blocks):
    pages = Printed()
    pages.report(title, preamble, blocks)
    kids = " ".join(f"{7 + 2 * i} 0 R" for i in range(len(pages.pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages.pages)}>>".encode("ascii"),
        b"<</Type/Font/Subtype/Type0/BaseFont/FangSong/Encoding/Identity-H"
        b"/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/FangSong/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>/FontDescriptor 5 0 R/DW 1000/W[" +
        narrow().encode("ascii") + b"]>>",
        b"<</Type/FontDescriptor/FontName/FangSong/Flags 4/FontBBox[0 -141 1000 859]"
        b"/ItalicAngle 0/Ascent 859/Descent -141/CapHeight 700/StemV 80>>",
        stream(character_map())]
    for i, page in enumerate(pages.pages):
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.28 841.89]/Resources"
                       b"<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>" % (8 + 2 * i))
        objects.append(stream("0.5 w\n" + "\n".join(page)))
    out, places = b"%PDF-1.7\n", []
    for i, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table +
            b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" %
            (len(objects) + 1, len(out)))
