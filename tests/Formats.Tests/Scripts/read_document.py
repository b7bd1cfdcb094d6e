# Prints as JSON what Debian's readers find in a file: read_document.py docx|pdf FILE
import json, sys

kind, path = sys.argv[1:]
if kind == "docx":
    import docx
    print(json.dumps([[paragraph.style.name, paragraph.text] for paragraph in docx.Document(path).paragraphs]))
else:
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTTextLine, LAParams
    lines = []
    for number, page in enumerate(extract_pages(path, laparams=LAParams(boxes_flow=None))):
        for box in page:
            for line in box if hasattr(box, "__iter__") else []:
                if isinstance(line, LTTextLine):
                    lines.append([number, round(line.x0, 1), round(line.y0, 1), line.get_text().strip()])
    print(json.dumps(lines))
