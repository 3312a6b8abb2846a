"use strict";

// How often a page that has lost its server looks whether it is back, in milliseconds.
const LOOK = 2000;
// The server closes so when the program behind this tab has ended of itself.
const ENDED = 1000;

// A link on the wall, or a file that a program hands over, is opened by nobody: nothing leaves the room.
window.open = () => null;

// The script of the terminal would also ask another address first, or wait for a button that is not here.
const address = new URL(location.href);
for (const name of ["ping", "delay"]) address.searchParams.delete(name);
history.replaceState(null, "", address);

window.WebSocket = class extends WebSocket {
  constructor(...address) {
    super(...address);
    this.addEventListener("close", (event) => say(event.code === ENDED ? "ended" : "lost"));
  }

  // Keys struck before the server answers, or after it has gone, go nowhere.
  send(data) {
    if (this.readyState === this.OPEN) super.send(data);
  }
};

function say(what) {
  document.body.classList.add(what);
  if (what === "lost") setTimeout(look, LOOK);
  else document.getElementById("again").focus();
}

async function look() {
  const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
  if (answer?.ok) location.reload();
  else setTimeout(look, LOOK);
}

// A clicker's keys go to whatever has the focus.
function listen() {
  document.querySelector(".xterm-helper-textarea")?.focus({ preventScroll: true });
}

document.getElementById("again").addEventListener("click", () => location.reload());
for (const event of ["load", "focus", "pointerup", "keydown"]) window.addEventListener(event, listen);
