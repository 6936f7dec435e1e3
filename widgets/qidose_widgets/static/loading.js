// While a lesson comes in: how far it is, and a way out when it stops coming. It must stand in the head, before all else.

const qidoseLimit = 30000; // milliseconds without any news
let qidoseWatch;

function qidoseStillComing() {
  clearTimeout(qidoseWatch);
  qidoseWatch = setTimeout(() => {
    const tries = Number(sessionStorage.getItem("qidose-loads") || 0);
    if (tries < 3) {
      // Start again without a word: nothing is lost, because every answer is already kept.
      sessionStorage.setItem("qidose-loads", tries + 1);
      location.reload();
      return;
    }
    sessionStorage.removeItem("qidose-loads");
    document.getElementById("qidose-loading-text").textContent =
      "The lesson takes too long to open. Your answers are safe. Reload the page, or ask a coach.";
  }, qidoseLimit);
}

function qidoseLoaded(cell, cells) {
  qidoseStillComing();
  const bar = document.getElementById("qidose-loading-bar");
  if (bar) bar.value = cell / (cells + 2);
}

// The names that Voilà's own script calls.
window.voila_heartbeat = () => {};
window.voila_process = () => {};
window.voila_finish = () => {};
qidoseStillComing();
