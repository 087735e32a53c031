import pytest


@pytest.fixture(scope="session", autouse=True)
def own_cache_folder(tmp_path_factory):
    """Tests neither find nor leave anything in the user's cache folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRANSPROV_CACHE", str(tmp_path_factory.mktemp("user-cache")))
        yield
