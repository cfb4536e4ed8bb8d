"""What the proofs have in common: the program, the folder of music and the folder to work in, which are their arguments;
a line for each proof; and how it went."""

import os
import pathlib
import subprocess
import sys

LACQUER, MUSIC, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
failures = []


def proof(sentence, holds, figures=""):
    print(f"{'holds' if holds else 'FAILS':6} {sentence}" + (f": {figures}" if figures != "" else ""), flush=True)
    if not holds:
        failures.append(sentence)


def run(*arguments, **environment):
    """What the program printed."""
    command = [LACQUER, *map(str, arguments)]
    ran = subprocess.run(command, cwd=FOLDER, env=os.environ | environment, capture_output=True, text=True)
    if ran.returncode:
        sys.exit(f"lacquer {' '.join(command[1:])}\n{ran.stdout}{ran.stderr}")
    return ran.stdout


def finish():
    print(f"{len(failures)} failed" if failures else "all hold")
    sys.exit(bool(failures))
