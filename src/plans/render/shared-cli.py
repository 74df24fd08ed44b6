"""Runs the commands of a shell script in one process of the AWS CLI: most of what a single `aws` takes is its start.

Reads from its input the number of arguments and the arguments, each ended by NUL; writes what the command prints to the two
files of its own arguments, and its exit code on a line of its output.
"""

import contextlib
import os
import sys

from awscli.clidriver import create_clidriver

out_path, err_path = sys.argv[1:]


def words():
    """The words of the input, decoded as the arguments of a process are."""
    pending = b""
    while part := os.read(0, 1 << 16):
        *complete, pending = (pending + part).split(b"\0")
        yield from map(os.fsdecode, complete)


# For all commands: it keeps the model of the service, whose reading takes ten times as long as a command.
driver = create_clidriver()

given = words()
for count in given:
    arguments = [next(given) for _ in range(int(count))]
    with open(out_path, "w", encoding="utf-8") as out, open(err_path, "w", encoding="utf-8") as err:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = driver.main(arguments)
            except SystemExit as end:
                code = end.code
    print(code, flush=True)
