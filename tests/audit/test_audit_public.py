import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "code",
    [
        "import transprov; call = transprov.audit",
        "from transprov import audit as call",
        "import transprov.audit.store, transprov; call = transprov.audit",
        "from transprov.audit import AuditStore; from transprov import audit as call",
        "import transprov; transprov.audit; import transprov.audit.store; call = transprov.audit",
    ],
)
def test_the_function_is_there_under_the_name_of_its_package_in_whatever_order_they_are_imported(code, tmp_path):
    code += """
from transprov.errors import ConfigError
try:
    call([], [], store="a.sqlite", workers=0)
except ConfigError as error:
    print(error)
import transprov.audit.results
from transprov.audit import ItemResult
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert done.stdout == "workers: must be at least 1, not 0\n", done.stderr
    assert done.returncode == 0, done.stderr
