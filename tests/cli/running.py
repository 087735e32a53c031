"""A pair of articles written for these tests, the surroundings of a run, and what a mistake must look like."""

import os
from pathlib import Path

import transprov

PACKAGE = Path(transprov.__file__).parents[1]
REMOVED = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "TRANSPROV_DEBUG", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"}

SOURCE = """Hochwasser an der Oder: Deiche halten bislang

Nach tagelangem Regen ist der Pegel der Oder bei Ratzdorf am Mittwoch auf 5,92 Meter gestiegen.
Das teilte das Landesamt für Umwelt in Potsdam mit.
Rund 1.200 Helfer waren am Abend im Einsatz, um die Deiche mit Sandsäcken zu verstärken.

„Wir haben die Lage im Griff, aber wir dürfen uns nicht zu früh freuen“, sagte Innenministerin Katrin Leisner.
In der Gemeinde Neuzelle mussten 340 Menschen ihre Häuser verlassen.
Sie sind vorerst in einer Turnhalle untergebracht.

Kritik kam von der Opposition im Landtag.
Der Abgeordnete Jörg Wendt warf der Regierung vor, die Sanierung der Deiche seit 2019 verschleppt zu haben.
Ein Sprecher des Ministeriums wies den Vorwurf zurück.
Die Scheitelwelle wird für Freitagmorgen erwartet.
"""

COPY = """Flooding on the Oder: dikes holding so far

After days of rain, the level of the Oder near Ratzdorf rose to 5.92 metres on Wednesday.
The State Environment Agency in Potsdam announced this.
Around 2,100 helpers were deployed in the evening to reinforce the dikes with sandbags.

"We have the situation under control, but we must not celebrate too early," said Interior Minister Katrin Leisner.
In the municipality of Neuzelle, 340 people had to leave their homes.
They are being housed in a gymnasium for the time being.
Similar floods have struck several countries in central Europe in recent years.

Criticism came from the opposition in the state parliament.
The member of parliament Jörg Wendt accused the government of having delayed the repair of the dikes since 2019.
The crest is expected on Friday morning.
"""


def environment(home, **changes):
    """The test's own environment, without what would change colours or widths, and with one cache for all tests."""
    kept = {k: v for k, v in os.environ.items() if k not in REMOVED}
    # the package under test, installed or not
    kept["PYTHONPATH"] = os.pathsep.join(filter(None, [str(PACKAGE), kept.get("PYTHONPATH")]))
    # compiled once for all runs
    kept["PYTHONPYCACHEPREFIX"] = str(home) + ".compiled"
    kept |= {
        "TRANSPROV_CACHE": str(home),
        "OPENBLAS_NUM_THREADS": "1",
        "ARGOS_PACKAGES_DIR": f"{home}/argos",
        "PYTHONUTF8": "1",
        "TERM": "xterm",
    }
    return {k: v for k, v in (kept | changes).items() if v is not None}


def one_error(done, *said):
    """The run failed as the user's mistake: nothing on stdout, one line on stderr that says all of `said`."""
    assert done.returncode == 2, (done.returncode, done.stderr)
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    errors = [line for line in lines if line.startswith("transprov: error: ")]
    assert len(errors) == 1, done.stderr
    assert lines[-1] == errors[0]
    assert all(line.startswith("transprov: warning: ") for line in lines[:-1])
    assert "Traceback" not in done.stderr
    for words in said:
        assert words in errors[0]
