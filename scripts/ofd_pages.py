"""Reports on the pages of an OFD file (GB/T 33190): text placed in millimetres."""

import re
from xml.sax.saxutils import escape

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'

LEFT, WIDTH, TOP, BOTTOM = 27.0, 156.0, 37.0, 264.0
POINT = 25.4 / 72
TITLE, BODY, SMALL = 22 * POINT, 16 * POINT, 10.5 * POINT


def number(value):
    return f"{value:.3f}".rstrip("0").rstrip(".")


def breadth(character):
    return 0.5 if character < "\u2e80" and character not in "—…“”‘’" else 1.0


def length(text, size):
    return sum(breadth(character) for character in text) * size


def deltas(text, size):
    """How far each character is from the one before, repeats written as `g COUNT STEP`."""
    steps = [number(breadth(character) * size) for character in text[:-1]]
    out = []
    while steps:
        count = next((i for i, step in enumerate(steps) if step != steps[0]), len(steps))
        out += ["g", str(count), steps[0]] if count > 2 else steps[:count]
        steps = steps[count:]
    return " ".join(out)


def wrapped(text, size, width, indent=0.0):
    """Lines no longer than `width`; numbers and words stay whole, no line begins with a stop."""
    lines, line, used = [], "", indent
    for word in re.findall(r"[0-9A-Za-z.%]+|.", text):
        long = length(word, size)
        if line and used + long > width + 1e-6 and word not in "，。、；：）”〉》〕":
            lines.append(line)
            line, used = "", 0.0
        line, used = line + word, used + long
    return lines + [line]


class Pages:
    def __init__(self):
        self.pages, self.y, self.ids = [[]], TOP, 100

    def object(self, kind, boundary, attributes, content=""):
        self.ids += 1
        around = " ".join(number(value) for value in boundary)
        self.pages[-1].append(f'<ofd:{kind} ID="{self.ids}" Boundary="{around}"{attributes}>'
                              f"{content}</ofd:{kind}>")

    def text(self, x, top, size, text):
        step = deltas(text, size)
        self.object("TextObject", (x, top, length(text, size), size * 1.2),
                    f' Font="2" Size="{number(size)}"',
                    f'<ofd:TextCode X="0" Y="{number(size * 0.88)}"' +
                    (f' DeltaX="{step}"' if step else "") + f">{escape(text)}</ofd:TextCode>")

    def room(self, height):
        if self.y + height > BOTTOM:
            self.pages.append([])
            self.y = TOP

    def title(self, text):
        for line in wrapped(text, TITLE, WIDTH):
            self.text(LEFT + (WIDTH - length(line, TITLE)) / 2, self.y, TITLE, line)
            self.y += TITLE * 1.6
        self.y += BODY

    def paragraph(self, text):
        for i, line in enumerate(wrapped(text, BODY, WIDTH, 2 * BODY)):
            self.room(BODY * 1.75)
            self.text(LEFT + (0 if i else 2 * BODY), self.y, BODY, line)
            self.y += BODY * 1.75

    # Rows keep whole, heads stay with the first of them; a table goes on over the end of the page.
    def table(self, grid):
        cells, columns = placed(grid)
        widths = column_widths(cells, columns)
        edges = [LEFT + sum(widths[:i]) for i in range(columns + 1)]
        for cell in cells:
            width = edges[cell["column"] + cell["columns"]] - edges[cell["column"]] - 1.6
            cell["lines"] = wrapped(cell["text"], SMALL, width) if cell["text"] else []
        heights = row_heights(cells, len(grid))
        heads = next((i for i, row in enumerate(grid) if not all(cell.head for cell in row)), 0)
        self.room(sum(heights[:heads + 1]))
        at = self.row_places(heights)
        for cell in cells:
            self.cell(cell, edges, at)
        self.y += SMALL

    def row_places(self, heights):
        """(page, top, height) of each row."""
        at = []
        for height in heights:
            self.room(height)
            at.append((len(self.pages) - 1, self.y, height))
            self.y += height
        return at

    def cell(self, cell, edges, at):
        """A cell that the end of the page cuts in two is written where it has more room."""
        rows = at[cell["row"]:cell["row"] + cell["rows"]]
        page = max({one[0] for one in rows},
                   key=lambda page: sum(one[2] for one in rows if one[0] == page))
        x, width = edges[cell["column"]], edges[cell["column"] + cell["columns"]]
        width -= x
        last, pages = self.pages[-1], self.pages
        for on in sorted({one[0] for one in rows}):
            mine = [one for one in rows if one[0] == on]
            top, height = mine[0][1], sum(one[2] for one in mine)
            self.pages = [pages[on]]
            self.object("PathObject", (x, top, width, height), ' LineWidth="0.2"',
                        f"<ofd:AbbreviatedData>M 0 0 L {number(width)} 0 L {number(width)} "
                        f"{number(height)} L 0 {number(height)} C</ofd:AbbreviatedData>")
            y = top + (height - len(cell["lines"]) * SMALL * 1.3) / 2 + SMALL * 0.1
            for line in cell["lines"] if on == page else []:
                self.text(x + (width - length(line, SMALL)) / 2, y, SMALL, line)
                y += SMALL * 1.3
        self.pages = pages
        assert self.pages[-1] is last

    def report(self, title, preamble, blocks):
        self.title(title)
        for text in preamble:
            self.paragraph(text)
        for kind, what in blocks:
            (self.table if kind == "grid" else self.paragraph)(what)
        for i, page in enumerate(self.pages, 1):
            self.pages, whole = [page], self.pages
            self.text(LEFT + WIDTH / 2 - 5, 280, SMALL, f"— {i} —")
            self.pages = whole


def placed(grid):
    """Cells with the row and column in which they begin, and the number of columns."""
    columns = sum(cell.columns for cell in grid[0])
    taken, cells = set(), []
    for row, line in enumerate(grid):
        column = 0
        for cell in line:
            while (row, column) in taken:
                column += 1
            cells.append({"row": row, "column": column, "rows": cell.rows,
                          "columns": cell.columns, "text": cell.text})
            taken |= {(row + i, column + j)
                      for i in range(cell.rows) for j in range(cell.columns)}
            column += cell.columns
    return cells, columns


def column_widths(cells, columns):
    weights = [2.5] * columns
    for cell in cells:
        if cell["columns"] == 1:
            share = 1.6 + min(len(cell["text"]), 18) / (2.4 if cell["rows"] == 1 else 6)
            weights[cell["column"]] = max(weights[cell["column"]], share)
    return [WIDTH * weight / sum(weights) for weight in weights]


def row_heights(cells, rows):
    heights = [SMALL * 1.3 + 2.4] * rows
    for cell in sorted(cells, key=lambda cell: cell["rows"]):
        needed = len(cell["lines"]) * SMALL * 1.3 + 2.4
        mine = range(cell["row"], cell["row"] + cell["rows"])
        heights[mine[-1]] += max(0.0, needed - sum(heights[i] for i in mine))
    return heights


def content(objects, template):
    used = '<ofd:Template TemplateID="1" ZOrder="Background"/>' if template else ""
    return (f'{HEAD}<ofd:Page {SPACE}>{used}<ofd:Content><ofd:Layer ID="50" Type="Body">\n' +
            "\n".join(objects) + "\n</ofd:Layer></ofd:Content></ofd:Page>\n")


def parts(title, preamble, blocks):
    """The parts of the file as (name, text); `blocks` as make-examples gives them."""
    pages = Pages()
    pages.report(title, preamble, blocks)
    mark = Pages()
    mark.text(LEFT, 20, SMALL, "此行出自模板，不属于正文")
    names = [f"Pages/Page_{i}/Content.xml" for i in range(len(pages.pages))]
    yield "OFD.xml", (f'{HEAD}<ofd:OFD {SPACE} DocType="OFD" Version="1.0"><ofd:DocBody>'
                      f"<ofd:DocInfo><ofd:Title>{escape(title)}</ofd:Title></ofd:DocInfo>"
                      "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>\n")
    yield "Doc_0/Document.xml", (
        f"{HEAD}<ofd:Document {SPACE}><ofd:CommonData><ofd:MaxUnitID>{pages.ids}</ofd:MaxUnitID>"
        "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        '<ofd:TemplatePage ID="1" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages>' +
        "".join(f'<ofd:Page ID="{i}" BaseLoc="{name}"/>' for i, name in enumerate(names, 10)) +
        "</ofd:Pages></ofd:Document>\n")
    yield "Doc_0/PublicRes.xml", (
        f'{HEAD}<ofd:Res {SPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="2" FontName="仿宋" '
        'FamilyName="仿宋" Charset="unicode"/></ofd:Fonts></ofd:Res>\n')
    yield "Doc_0/Tpls/Tpl_0/Content.xml", content(mark.pages[0], False)
    for name, page in zip(names, pages.pages):
        yield f"Doc_0/{name}", content(page, True)
