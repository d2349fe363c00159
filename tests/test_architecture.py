"""The house stands as it was drawn: imports point down, words are data, modules stay small, importing reads no file."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "quotes"
MODULES = tuple(sorted(PACKAGE.rglob("*.py")))

FLOORS: tuple[tuple[str, ...], ...] = (
    ("model", "errors", "resources", "lazy", "litter"),
    ("lexicon", "days"),
    ("text",),
    ("extraction",),
    ("attribution", "stance", "matching"),
    ("pipeline", "lines", "positions"),
    ("sources", "storage", "export", "evaluation"),
    ("desk",),
    ("web", "tui"),
    ("cli",),
    ("__main__",),
)
"""From the ground up; a room may import from the floors below it and from itself. `quotes serve` opens the page, so
the terminal stands above it."""

MODULE_LINES = 300
LONG_ON_PURPOSE = {"model.py": 400}
"""One file for every type that crosses a floor, so that there is one place to look; it holds no rule."""
FUNCTION_LINES = 50
PARAMETERS = 5

WORDS = frozenset(
    """ada adalah agar akan aku anda antara apa atas atau bagi bahwa baru belum beliau berita berkata bila bisa
    buat bukan dalam dan dapat dari demikian dengan depan dia dikutip dilansir disebut dua guna hanya hari harus
    hingga ialah ini itu jadi jika juga kalau kalian kami karena kata katanya kemarin kepada ketika kita lagi lain
    lalu lebih maka masih mereka meski mengaku mengatakan menjadi menteri menurut menyatakan nya oleh pada para
    pekan pernah presiden pukul pun saat saja salah sama sambil sampai sang sangat saya sebab sebagai sebelum
    sebuah sebut sedang sejak sekali sekjen selain selama seorang seperti serta sesuai setelah siapa soal sudah
    sumber supaya tahun tak tanpa tapi tegas telah tempat tentang terhadap tersebut tetapi tidak tuan tutur ujar
    ujarnya untuk usai wartawan waktu yaitu yakni yang""".split()  # noqa: SIM905 - a list of 130 words
)
"""Everyday Indonesian that no identifier, column or English sentence spells."""

ENGLISH = frozenset(
    {"data", "media", "bank", "program", "total", "final", "normal", "the", "of", "in", "for"}
)


def floor_of(module: str) -> int | None:
    """The floor of `quotes.room...`; None for `quotes` itself."""
    parts = module.split(".")
    if parts[0] != "quotes" or len(parts) < 2:
        return None
    return next((number for number, rooms in enumerate(FLOORS) if parts[1] in rooms), None)


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, "relative import"
            yield node.module
            if node.module == "quotes":
                yield from (f"quotes.{alias.name}" for alias in node.names)


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_down_and_neighbours_never_meet(path: Path) -> None:
    own = name_of(path)
    here = floor_of(own)
    if own == "quotes":
        return
    assert here is not None, f"{own} has no floor: put its room into FLOORS"
    room = own.split(".")[1]
    wrong = [
        found
        for found in imports(tree_of(path))
        if (there := floor_of(found)) is not None and there >= here and found.split(".")[1] != room
    ]
    assert wrong == []


def texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every string of the code that is no docstring: line and value."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def lexicon_verbs() -> frozenset[str]:
    """Every reporting form of the lexicon, the words most tempting to write into a rule."""
    rows = tomllib.loads((PACKAGE / "lexicon" / "cues.toml").read_text(encoding="utf-8"))["cue"]
    families = ("tail", "active", "passive", "preposition", "nominal")
    return frozenset(form for row in rows for family in families for form in row.get(family, ())) - ENGLISH


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_indonesian_word_stands_in_code(path: Path) -> None:
    known = WORDS | lexicon_verbs()
    found = [
        f"{path.name}:{line}: {word}"
        for line, text in texts(tree_of(path))
        for word in regex.findall(r"\p{L}+", text.lower())
        if word in known
    ]
    assert found == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_stay_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= LONG_ON_PURPOSE.get(path.name, MODULE_LINES)
    for function in functions(ast.parse(source)):
        assert (function.end_lineno or 0) - function.lineno < FUNCTION_LINES, function.name


@pytest.mark.parametrize("path", [path for path in MODULES if "cli" not in path.parts], ids=name_of)
def test_functions_take_few_parameters(path: Path) -> None:
    for function in functions(tree_of(path)):
        given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        names = [one.arg for one in given if one.arg not in ("self", "cls")]
        assert len(names) <= PARAMETERS, f"{function.name}({', '.join(names)})"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_and_public_name_is_explained(path: Path) -> None:
    tree = tree_of(path)
    assert ast.get_docstring(tree), "the module says nothing of itself"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


IMPORT_EVERYTHING = """
import importlib, os, pkgutil, sys
import quotes
package = os.path.dirname(quotes.__file__)
root = os.path.dirname(package)
opened = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        path = os.path.abspath(arguments[0])
        if path.startswith(root + os.sep) and ".venv" not in path and not path.endswith((".py", ".pyc")):
            if "__pycache__" not in path:
                opened.append(path)
    if event in ("sqlite3.connect", "socket.connect"):
        opened.append(event)
sys.addaudithook(watch)
for found in pkgutil.walk_packages(quotes.__path__, "quotes."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
print(*opened, sep="\\n")
"""


def test_importing_every_module_reads_no_file() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", IMPORT_EVERYTHING], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


def test_the_house_has_no_room_without_a_floor() -> None:
    rooms = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert rooms - {"__init__"} <= {room for rooms_of in FLOORS for room in rooms_of}
