# Reads a file as its Python users would: peer.py csv|pandas|pdfminer FILE
import sys

kind, path = sys.argv[1:]
if kind == "csv":
    import csv
    with open(path, newline="", encoding="utf-8") as file:
        print(len(list(csv.reader(file))))
elif kind == "pandas":
    import pandas
    print(len(pandas.read_csv(path)))
else:
    from pdfminer.high_level import extract_text
    print(len(extract_text(path)))
