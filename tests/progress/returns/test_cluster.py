"""The same reading on a cluster: a real scheduler of Dask, and two workers of it."""

import os
import subprocess
import sys

import pytest
from returned import put, returned

CODE = """
import os, signal, sys
import ohc
import pandas as pd
from distributed import Client, LocalCluster
from ohc.files.gathering import gather
from ohc.progress.manner import Manner
from ohc.progress.returns.batch import read_all
from ohc.progress.returns.reading import FileReader

alone = ohc.tally("returns", by="establishment")
rows = ohc.read_returns("returns")
files, reader = gather(["returns"]).files, FileReader(Manner())
expected = [*read_all(files, reader)]
local = dict(host="127.0.0.1", dashboard_address=None)
with (
    LocalCluster(n_workers=2, threads_per_worker=1, **local) as cluster,
    Client(cluster) as client,
    client.get_executor() as executor,
):
    pd.testing.assert_frame_equal(ohc.read_returns("returns", executor=executor), rows)
    apart = ohc.tally("returns", by="establishment", executor=executor)
    pd.testing.assert_frame_equal(apart, alone)
    assert apart.attrs == alone.attrs
    has_read = lambda: "ohc.progress.returns.reading" in sys.modules
    assert [*client.run(has_read).values()] == [True, True]
    victim, other = client.run(os.getpid).values()
    answers = read_all(files, reader, executor)
    first = next(answers)
    os.kill(victim, signal.SIGKILL)
    assert [first, *answers] == expected
    assert other in client.run(os.getpid).values()
    assert victim not in client.run(os.getpid).values()
print("the same")
"""


@pytest.mark.slow
def test_a_cluster_gives_the_same_and_survives_a_worker_that_dies() -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    form, spoilt = returned(), b"PK\3\4 spoilt"
    put({f"{n:03}.xlsx": spoilt if n % 50 == 7 else form for n in range(200)})
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={**os.environ, "DASK_LOGGING__DISTRIBUTED": "error"},
    )
    assert done.stdout == "the same\n", done.stderr
