"""Every mistake and every poor surrounding: one clear line and status 2, or the result all the same."""

import os

import pytest
from running import COPY, SOURCE, one_error


def test_a_missing_file_is_named(cli, pair):
    one_error(cli("check", "nowhere.txt", "--source", pair[1]), "nowhere.txt")
    one_error(cli("check", pair[0], "--source", "nowhere.txt"), "nowhere.txt")
    one_error(cli("align", "--lines", "nowhere.txt", pair[0]), "nowhere.txt", "No such file")


def test_a_folder_is_not_an_article(cli, pair, tmp_path):
    (tmp_path / "folder").mkdir()
    one_error(cli("check", "folder", "--source", pair[1]), "folder")
    one_error(cli("align", "--lines", "folder", pair[1]), "folder")


def test_a_binary_file_is_not_an_article(cli, pair, tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 8)
    one_error(cli("check", "photo.jpg", "--source", pair[1]), "photo.jpg")
    one_error(cli("align", "--lines", "photo.jpg", pair[1]), "photo.jpg", "not a text file")


def test_lines_must_be_utf8_and_the_line_is_named(cli, pair, tmp_path):
    (tmp_path / "latin.txt").write_bytes("Erste Zeile.\nZweite Zeile über Öl.\n".encode("cp1252"))
    one_error(cli("align", "--lines", "latin.txt", pair[0]), "latin.txt", "line 2 is not UTF-8")


@pytest.mark.parametrize("content", ["", " \n\n\t\n"])
def test_an_empty_document_is_named(cli, pair, tmp_path, content):
    (tmp_path / "empty.txt").write_text(content)
    one_error(cli("check", "empty.txt", "--source", pair[1]), "empty.txt")
    one_error(cli("check", pair[0], "--source", "empty.txt"), "empty.txt")
    one_error(cli("align", "--lines", pair[0], "empty.txt"), "empty.txt")
    one_error(cli("check", "-", "--source", pair[1], input=content), "<stdin>")


def test_standard_input_can_be_one_of_the_two_only(cli):
    one_error(cli("check", "-", "--source", "-", input=COPY), "only one of the two")
    one_error(cli("align", "-", "-", input=COPY), "only one of the two")
    one_error(cli("align", "--lines", "-", "-", input=COPY), "only one of the two")


@pytest.mark.parametrize("output", ["no/such/folder/report.html", "copy.txt/report.html", "."])
def test_an_output_that_cannot_be_written_is_told_before_the_work(cli, pair, output):
    done = cli("check", pair[0], "--source", pair[1], "--format", "html", "-o", output)
    one_error(done, output.split("/report")[0])
    assert pair[0].read_text(encoding="utf-8") == COPY
    one_error(cli("align", pair[1], pair[0], "-o", output))


@pytest.mark.skipif(not os.path.exists("/proc/self"), reason="needs a folder nobody can write to")  # noqa: PTH110
def test_an_unwritable_output_is_one_line(cli, pair):
    one_error(
        cli("align", "--lines", pair[1], pair[0], "-o", "/proc/pairs.tsv"), "/proc/pairs.tsv", "cannot be written"
    )


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
def test_a_full_disk_is_one_line(cli, pair, tmp_path, cache):
    done = cli("check", pair[0], "--source", pair[1], "--quiet", "-o", "/dev/full")
    one_error(done, "/dev/full", "No space left")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "COMMAND"),
        (["chek", "a"], "invalid choice: 'chek'"),
        (["check", "--source", "source.txt"], "name the copy"),
        (["detect"], "COPY"),
        (["rule", "no-such-rule"], "no such rule"),
        (["check", "copy.txt", "--source", "source.txt", "--format", "pdf"], "invalid choice: 'pdf'"),
        (["check", "copy.txt", "--source", "source.txt", "--min-confidence", "70"], "not a number from 0 to 1: '70'"),
        (["check", "copy.txt", "--source", "source.txt", "--min-confidence", "nan"], "not a number from 0 to 1"),
        (["check", "copy.txt", "--source", "source.txt", "--source-language", "Deutsch!"], "not a language code"),
        (["check", "copy.txt", "--source", "source.txt", "--fail-on", "any"], "invalid choice: 'any'"),
        (["check", "copy.txt", "--source", "source.txt", "--encoder", "labse"], "no such encoder: 'labse'"),
        (["check", "copy.txt", "--source", "source.txt", "--config", "none.toml"], "none.toml"),
        (["align", "source.txt"], "TGT"),
        (["align", "source.txt", "copy.txt", "--format", "xlsx"], "invalid choice: 'xlsx'"),
        (["align", "source.txt", "copy.txt", "extra.txt"], "extra.txt"),
        (["--color", "pink", "check"], "pink"),
        (["check", "http://", "--source", "source.txt"], "http://"),
        (["check", "gopher://example.org/x", "--source", "source.txt"], "gopher://example.org/x"),
        (["check", "http://127.0.0.1:9/x", "--source", "source.txt"], "http://127.0.0.1:9/x"),
    ],
)
def test_a_wrong_command_line_is_one_line(cli, pair, arguments, said):
    one_error(cli(*arguments), said)


def test_a_mistake_in_the_settings_names_file_and_key(cli, pair, tmp_path):
    (tmp_path / "transprov.toml").write_text('fail_onn = "major"\n')
    one_error(cli("check", *pair[:1], "--source", pair[1]), "transprov.toml", "did you mean 'fail_on'?")
    (tmp_path / "transprov.toml").write_text('encoder = "labse"\n')
    one_error(cli("check", *pair[:1], "--source", pair[1]), "transprov.toml", "encoder", "labse")
    (tmp_path / "transprov.toml").write_text('disable = ["dropped-segmnt"]\n')
    one_error(cli("check", *pair[:1], "--source", pair[1]), "transprov.toml", "did you mean 'dropped-segment'?")


def test_an_error_cannot_steer_the_terminal(cli, pair):
    name = "\x1b[31mred\x1b]0;title\x07\nsecond line‮"
    done = cli("check", name, "--source", pair[1])
    one_error(done)
    assert "\x1b" not in done.stderr
    assert "\x07" not in done.stderr
    assert "‮" not in done.stderr


@pytest.mark.parametrize(
    "folder",
    ["missing/below/it", "a-file/below", "/proc/nothing"],
)
def test_without_a_usable_cache_folder_the_result_is_the_same(cli, pair, tmp_path, folder):
    (tmp_path / "a-file").write_text("not a folder")
    arguments = ("check", pair[0], "--source", pair[1], "--format", "json")
    usual, poor = cli(*arguments), cli(*arguments, env={"TRANSPROV_CACHE": folder})
    assert poor.returncode == 0, poor.stderr
    assert poor.stdout == usual.stdout
    assert "Traceback" not in poor.stderr


def test_a_file_in_place_of_the_cache_folder_is_said_in_one_line(cli, pair, tmp_path):
    (tmp_path / "a-file").write_text("not a folder")
    done = cli("check", pair[0], "--source", pair[1], env={"TRANSPROV_CACHE": "a-file"})
    assert done.returncode == 0
    (line,) = done.stderr.splitlines()
    assert line.startswith("transprov: warning: the cache folder a-file is not a folder, so nothing is kept")
    assert "TRANSPROV_CACHE" in line
    assert "unpacking" not in line


def test_a_read_only_cache_folder_is_read_and_left_alone(cli, pair, tmp_path):
    folder = tmp_path / "sealed"
    folder.mkdir()
    folder.chmod(0o500)
    try:
        done = cli("check", pair[0], "--source", pair[1], env={"TRANSPROV_CACHE": str(folder)})
    finally:
        folder.chmod(0o700)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_swapped_sides_are_compared_and_the_swap_is_said(cli, pair):
    done = cli("check", pair[1], "--source", pair[0])
    assert done.returncode == 0, done.stderr
    assert "they look swapped" in done.stderr
    assert "they look swapped" in " ".join(done.stdout.split())


def test_the_same_language_on_both_sides_is_said(cli, pair, tmp_path):
    (tmp_path / "other.txt").write_text(COPY.replace("Around 2,100", "About 1,200"), encoding="utf-8")
    done = cli("check", "other.txt", "--source", pair[0])
    assert done.returncode == 0, done.stderr
    assert "both in English" in done.stderr


def test_a_language_the_encoder_does_not_know_is_said(cli, pair, tmp_path):
    (tmp_path / "fi.txt").write_text(
        "Oderin pinta nousi keskiviikkona Ratzdorfin kohdalla 5,92 metriin monta päivää jatkuneiden sateiden jälkeen.\n"
        "Noin 1 200 auttajaa vahvisti patoja hiekkasäkein vielä illalla.\n"
        "Neuzellen kunnassa 340 ihmistä joutui jättämään kotinsa.\n"
        "Tulva-aallon huipun odotetaan saapuvan perjantaiaamuna.\n",
        encoding="utf-8",
    )
    done = cli("check", pair[0], "--source", "fi.txt")
    assert done.returncode == 0, done.stderr
    assert "not made for Finnish" in done.stderr
    aligned = cli("align", "fi.txt", pair[0])
    assert aligned.returncode == 0, aligned.stderr
    assert "not made for Finnish" in aligned.stderr
    assert "Finnish" not in cli("align", "fi.txt", pair[0], "--quiet").stderr


def test_another_article_is_not_taken_for_the_source(cli, pair, tmp_path):
    (tmp_path / "other.txt").write_text(
        "Der Bäcker Emil Hartwig backt seit vierzig Jahren dasselbe Brot.\n"
        "Sein Sauerteig stammt noch von der Großmutter.\n"
        "Um drei Uhr früh steht er in der Backstube, seine Frau verkauft.\n"
        "Nachfolger hat er keinen gefunden, im Winter schließt der Laden.\n",
        encoding="utf-8",
    )
    done = cli("check", pair[0], "--source", "other.txt")
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stdout.split())
    assert "the two do not seem to be the same article" in said
    assert "Findings 1 major: about whole sentences" in said


def test_wildly_different_lengths_are_said(cli, pair, tmp_path):
    (tmp_path / "short.txt").write_text(COPY.splitlines()[2] + "\n", encoding="utf-8")
    done = cli("check", "short.txt", "--source", pair[1])
    assert done.returncode == 0, done.stderr
    assert "times as long as the copy" in done.stderr
    assert SOURCE.splitlines()[2][:20] in done.stdout
