"""Two readers of QR codes that share nothing, and what a phone does to a picture of one."""

from __future__ import annotations

import io
import shutil
import subprocess

from PIL import Image

from tests.conftest import need


def zbar(picture: Image.Image) -> str | None:
    """What zbar reads in a picture: one code, or none."""
    need(shutil.which("zbarimg"), "zbarimg (zbar-tools)")
    file = io.BytesIO()
    picture.convert("RGB").save(file, "ppm")
    command = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", "-"]
    ran = subprocess.run(command, input=file.getvalue(), capture_output=True, check=False)
    # 4 says that there is no code in the picture.
    assert ran.returncode in (0, 4), ran.stderr.decode()
    return ran.stdout.decode().removesuffix("\n") if ran.returncode == 0 else None


def zxing(picture: Image.Image) -> str | None:
    """What zxing reads in a picture: one code, or none."""
    import zxingcpp

    formats, plain = zxingcpp.BarcodeFormat.QRCode, zxingcpp.TextMode.Plain
    found = zxingcpp.read_barcodes(picture.convert("L"), formats=formats, text_mode=plain)
    return "\n".join(code.text for code in found) if found else None


def read(picture: Image.Image) -> tuple[str | None, str | None]:
    """What each of the two reads."""
    return zbar(picture), zxing(picture)


def smaller(picture: Image.Image, times: int) -> Image.Image:
    """A picture with its width and height divided."""
    return picture.resize((picture.width // times, picture.height // times), Image.Resampling.BOX)


def turned(picture: Image.Image, degrees: float) -> Image.Image:
    """A picture held askew, with black around it."""
    return picture.rotate(degrees, Image.Resampling.BICUBIC, expand=True)
