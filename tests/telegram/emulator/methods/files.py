"""getFile; the download itself is in `server`."""

from .. import refusals
from ..refusals import bad
from . import method


@method("getFile")
def get_file(call):
    file = call.world.files.get(call.get("file_id"))
    if file is None:
        raise bad(refusals.FILE_ID)
    if file.size > call.world.settings["download_limit_bytes"]:
        raise bad(refusals.FILE_BIG)
    return {
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }
