"""The tiny packages of tests/data/translation, installed as users install them."""

from pathlib import Path

import pytest

from transprov.translation.installing import install_file

DATA = Path(__file__).parents[1] / "data" / "translation"


@pytest.fixture(scope="session")
def installed_folder(tmp_path_factory):
    """A packages folder with the four trained packages."""
    folder = tmp_path_factory.mktemp("argos") / "packages"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARGOS_PACKAGES_DIR", str(folder))
        for path in sorted(DATA.glob("*.argosmodel")):
            install_file(path)
    return folder


@pytest.fixture
def packages(installed_folder, tmp_path, monkeypatch):
    """The trained packages are what is installed; caches are empty."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(installed_folder))
    monkeypatch.setenv("TRANSPROV_CACHE", str(tmp_path / "cache"))
    return installed_folder


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """Nothing is installed; returns the folder, which does not exist yet."""
    folder = tmp_path / "argos" / "packages"
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder))
    monkeypatch.setenv("TRANSPROV_CACHE", str(tmp_path / "cache"))
    return folder
