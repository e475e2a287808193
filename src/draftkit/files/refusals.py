"""What the system answers when it refuses, in a writer's words."""

from __future__ import annotations

import errno

_SAID = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超出了磁盘配额",
    errno.EROFS: "磁盘是只读的",
    errno.EIO: "磁盘读写出错",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.EEXIST: "同名的文件已在那里",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOENT: "找不到文件或文件夹",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EBUSY: "正被别的程序占用",
    errno.EMFILE: "打开的文件太多",
}


def refusal(error: OSError) -> str:
    """Why the system said no; its own words where there are no better ones."""
    return _SAID.get(error.errno or 0) or error.strerror or str(error)
