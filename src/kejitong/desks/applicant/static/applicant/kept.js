// The server says in the address which section it has just stored; the copy on this device may go.
const address = new URL(window.location.href);
const stored = address.searchParams.get("kept");
if (stored) {
  try {
    for (const name of Object.keys(window.localStorage))
      if (name.startsWith("kejitong:") && name.endsWith(`:${stored}`)) window.localStorage.removeItem(name);
  } catch (none) { /* this device keeps nothing */ }
  address.searchParams.delete("kept");
  window.history.replaceState(window.history.state, "", address);
}
