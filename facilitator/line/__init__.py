"""Line mode: the same session in plain lines, for screen readers, poor connections and scripts."""

from facilitator.line.leading import run

__all__ = ["run"]
