"""
Reads a twin without running it, and says what it is made of, as JSON.

    python describe_twin.py <twin.py>

`imports`: the packages it imports. `names`: the names of TensorFlow it uses, "tf.keras.layers.Dense".
A file that is not Python ends with the compiler's message.
"""
import ast
import json
import sys
from pathlib import Path

path = sys.argv[1]
tree = ast.parse(Path(path).read_text("utf-8"), path)
imports = set()
known = {}
for node in ast.walk(tree):
    if isinstance(node, ast.Import):
        for alias in node.names:
            imports.add(alias.name.split(".")[0])
            known[alias.asname or alias.name] = "tf" if alias.name == "tensorflow" else None
    elif isinstance(node, ast.ImportFrom):
        imports.add(node.module.split(".")[0])
        for alias in node.names:
            if node.module.startswith("tensorflow"):
                known[alias.asname or alias.name] = "tf" + (node.module + "." + alias.name)[len("tensorflow") :]


def dotted(node):
    if isinstance(node, ast.Name):
        return known.get(node.id)
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return before and f"{before}.{node.attr}"
    return None


names = {dotted(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)} - {None}
whole = sorted(name for name in names if not any(other.startswith(name + ".") for other in names))
print(json.dumps({"imports": sorted(imports), "names": whole}))
