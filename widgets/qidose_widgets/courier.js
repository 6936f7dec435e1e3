// Messages between the page and Python, each with an answer, and what happens when none comes.

// When a busy kernel last gave a sign of life; null for one that is not at work.
async function busySince() {
  try {
    const response = await fetch(`${baseUrl()}api/kernels/${pageConfig().kernelId}`, { cache: "no-store" });
    const kernel = response.ok ? await response.json() : {};
    return kernel.execution_state === "busy" ? kernel.last_activity : null;
  } catch {
    return null; // the server itself does not answer
  }
}

const MOST_LOOKS = 4; // at a busy kernel without a sign of life: one that was killed at work may be called busy for ever

// Messages to Python with an answer each. When none comes, the kernel has gone: the page loads again, and what was not
// yet answered is sent once more from the browser's own store.
function courier(model, key) {
  const waiting = new Map();
  let last = 0;
  model.on("msg:custom", (message) => {
    const settle = waiting.get(message.reply);
    if (settle) {
      waiting.delete(message.reply);
      settle(message);
    }
  });
  return {
    send(body) {
      const id = ++last;
      sessionStorage.setItem(key, JSON.stringify(body));
      return new Promise((resolve) => {
        // A busy kernel is at work on it, and is waited for; any other has lost what it knew of this page.
        let seen = null;
        let looks = 0;
        const look = async () => {
          const sign = await busySince();
          looks = sign === seen ? looks + 1 : 0;
          seen = sign;
          if (sign !== null && looks < MOST_LOOKS) watch = setTimeout(look, 4000);
          else if (waiting.has(id)) recover();
        };
        let watch = setTimeout(look, 8000);
        waiting.set(id, (message) => {
          clearTimeout(watch);
          if (waiting.size === 0) sessionStorage.removeItem(key);
          resolve(message);
        });
        model.send({ id, ...body });
      });
    },
    unsent() {
      const body = sessionStorage.getItem(key);
      sessionStorage.removeItem(key);
      return body ? JSON.parse(body) : null;
    },
  };
}

function recover() {
  const tries = Number(sessionStorage.getItem("qidose-recoveries") || 0);
  if (tries >= 3) {
    announce("We lost the connection. Your answers are safe. Reload the page to go on.");
    return;
  }
  sessionStorage.setItem("qidose-recoveries", tries + 1);
  announce("Reconnecting");
  location.reload();
}
