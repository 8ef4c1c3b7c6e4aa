"""getFile; the download itself is in `server`.

With the setting local_directory it does as a local Bot API server does: no limit, and a path on this machine's disk.
"""

import pathlib

from .. import refusals
from ..refusals import bad
from . import method


@method("getFile")
def get_file(call):
    file = call.world.files.get(call.get("file_id"))
    if file is None:
        raise bad(refusals.FILE_ID)
    directory = call.world.settings["local_directory"]
    path = pathlib.Path(directory) / file.path if directory else file.path
    if directory:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    elif file.size > call.world.settings["download_limit_bytes"]:
        raise bad(refusals.FILE_BIG)
    return {
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": str(path),
    }
