#include "CTerminal.h"
#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

enum { HANGUP_INDEX, WAKE_COUNT = 6, SIGNAL_COUNT = 13 };
static const int signals[SIGNAL_COUNT] = {SIGHUP, SIGWINCH, SIGTERM, SIGINT, SIGTSTP, SIGCONT,
    SIGSEGV, SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGTRAP, SIGQUIT};
static struct sigaction old_actions[SIGNAL_COUNT];
static struct termios old_settings;
static char alternate_stack[1 << 16];
static SCREEN *screen;
static FILE *in, *out;
static int in_fd, out_fd, wants_mouse, has_pairs, must_paint;
static _Atomic int wake_fd = -1, pending, termination, is_set_up;

// Modes beyond terminfo: synchronised output, bracketed paste, focus, mouse with drag in SGR form.
#define SET_INPUT "\033[?2004h\033[?1004h"
#define SET_MOUSE "\033[?1000h\033[?1002h\033[?1006h"
#define RESET_MODES "\033[?2026l\033[?1006l\033[?1002l\033[?1000l\033[?1004l\033[?2004l"
#define LEAVE_SCREEN "\033[0m\033[?25h\033[?1049l"  // only when it crashes: else terminfo's

static void put(const char *text) {
  while (write(out_fd, text, strlen(text)) < 0 && errno == EINTR) {}
}

static void note(int bit) {
  int saved_errno = errno;
  uint64_t one = 1;
  // A hangup comes from the poll, the kernel and the shell; after the first, none may end the
  // caller's clean-up, not even after ct_close.
  if (bit == CT_HANGUP) old_actions[HANGUP_INDEX].sa_handler = SIG_IGN;
  atomic_fetch_or(&pending, bit);
  if (write(wake_fd, &one, sizeof one) < 0) errno = 0;  // full wakes as well
  errno = saved_errno;
}

static void on_wake(int number) {
  if (number == SIGTERM || number == SIGINT) termination = number;
  note(number == SIGHUP ? CT_HANGUP : number == SIGWINCH ? CT_RESIZE
       : number == SIGTSTP ? CT_SUSPEND : number == SIGCONT ? CT_CONTINUE : CT_TERMINATE);
}

static void restore_signals(void) {
  for (int i = 0; i < SIGNAL_COUNT; i++) sigaction(signals[i], &old_actions[i], NULL);
}

static void on_fatal(int number) {
  if (atomic_exchange(&is_set_up, 0)) {
    put(RESET_MODES LEAVE_SCREEN);
    tcsetattr(in_fd, TCSANOW, &old_settings);
  }
  restore_signals();
  raise(number);  // runs on return: the default, or Swift's crash report and then the default
}

static void take_signals(void) {
  stack_t mine = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack}, theirs;
  // Swift's crash report brings its own stack; one is enough.
  if (sigaltstack(NULL, &theirs) != 0 || theirs.ss_flags & SS_DISABLE) sigaltstack(&mine, NULL);
  sigset_t taken;
  sigemptyset(&taken);
  for (int i = 0; i < SIGNAL_COUNT; i++) {
    struct sigaction action = {.sa_handler = i < WAKE_COUNT ? on_wake : on_fatal,
                               .sa_flags = i < WAKE_COUNT ? SA_RESTART : SA_ONSTACK};
    sigfillset(&action.sa_mask);
    sigaction(signals[i], &action, &old_actions[i]);
    sigaddset(&taken, signals[i]);
  }
  // A parent that blocked them would otherwise leave us without resize, suspend and hang-up.
  pthread_sigmask(SIG_UNBLOCK, &taken, NULL);
}

static void enter(void) {
  is_set_up = 1;
  put(wants_mouse ? SET_INPUT SET_MOUSE : SET_INPUT);
}

static void leave(void) {
  if (!is_set_up) return;
  curs_set(1);
  endwin();
  put(RESET_MODES);
  is_set_up = 0;
  tcsetattr(in_fd, TCSADRAIN, &old_settings);
}

static void release(void) {
  if (screen != NULL) delscreen(screen);
  if (in != NULL && in != stdin) fclose(in);
  if (out != NULL && out != stdout) fclose(out);
  screen = NULL;
  restore_signals();
}

int ct_open(const char *term, const char *input, const char *output, int mouse, ct_facts *facts) {
  if (screen != NULL) return EBUSY;
  if (wake_fd < 0 && (wake_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) < 0) return errno;
  in = input != NULL ? fopen(input, "r+") : stdin;
  out = output != NULL ? fopen(output, "w") : stdout;
  int error = in == NULL || out == NULL ? errno : 0;
  pending = 0;
  unsetenv("LINES");  // they would freeze the size
  unsetenv("COLUMNS");
  setlocale(LC_ALL, "");
  take_signals();  // before newterm, which leaves handlers that are there alone
  if (error == 0) {
    tcgetattr(in_fd = fileno(in), &old_settings);
    out_fd = fileno(out);
    screen = newterm(term, out, in);
    if (screen == NULL || tigetstr("cup") == NULL) error = -1;
  }
  if (error != 0) return release(), error;
  has_pairs = has_colors() && start_color() == OK && use_default_colors() == OK;
  raw(), noecho(), nonl(), ct_repaint();
  typeahead(-1);  // a frame is written whole: the caller has drained the input
  wants_mouse = mouse;
  enter();
  *facts = (ct_facts){LINES, COLS, has_pairs ? COLORS : 0, tigetflag("RGB") > 0,
                      strcmp(nl_langinfo(CODESET), "UTF-8") == 0};
  return 0;
}

void ct_close(void) { leave(), release(); }

int ct_set_pair(int pair, int foreground, int background) {
  return has_pairs && init_extended_pair(pair, foreground, background) == OK ? 0 : -1;
}

void ct_reset_pairs(void) { reset_color_pairs(), ct_repaint(); }

void ct_write_row(int y, const ct_cell *cells, int count) {
  cchar_t row[count];
  for (int i = 0; i < count; i++) {
    wchar_t text[2] = {(wchar_t)cells[i].scalar, 0};
    // A control character would act, another width would move the rest of the row.
    if (text[0] < 32 || (text[0] > 126 && wcwidth(text[0]) != 1)) text[0] = '?';
    uint32_t bits = cells[i].attributes;
    int pair = cells[i].pair;
    setcchar(&row[i], text, (bits & CT_BOLD ? A_BOLD : 0) | (bits & CT_REVERSE ? A_REVERSE : 0) |
             (bits & CT_UNDERLINE ? A_UNDERLINE : 0), 0, &pair);
  }
  mvadd_wchnstr(y, 0, row, count);
}

void ct_repaint(void) { clearok(curscr, must_paint = TRUE); }

void ct_present(int y, int x) {
  if (!is_set_up) return;
  curs_set(y >= 0);
  move(y >= 0 ? y : LINES - 1, y >= 0 ? x : 0);
  wnoutrefresh(stdscr);
  if (!must_paint && y < 0 && !is_wintouched(newscr)) return;
  must_paint = y >= 0;  // hiding the cursor again is a change too
  put("\033[?2026h");
  doupdate();
  put("\033[?2026l");
}

int ct_wait(int milliseconds) {
  struct pollfd fds[2] = {{wake_fd, POLLIN, 0}, {in_fd, POLLIN, 0}};
  uint64_t drained;
  int count = poll(fds, 2, pending != 0 ? 0 : milliseconds);
  if (count > 0 && fds[0].revents && read(wake_fd, &drained, sizeof drained) < 0) errno = 0;
  if (count > 0 && fds[1].revents & ~POLLIN && !(fds[1].revents & POLLIN)) note(CT_HANGUP);
  return atomic_exchange(&pending, 0) | (count > 0 && fds[1].revents & POLLIN ? CT_INPUT : 0);
}

int ct_termination(void) { return termination; }

int ct_read(uint8_t *bytes, int capacity) {
  struct pollfd fd = {in_fd, POLLIN, 0};
  ssize_t count = poll(&fd, 1, 0) > 0 ? read(in_fd, bytes, (size_t)capacity) : 0;
  if (fd.revents != 0 && (count == 0 || (count < 0 && errno == EIO))) note(CT_HANGUP);
  return count > 0 ? (int)count : 0;
}

void ct_resize(int32_t *rows, int32_t *columns) {
  struct winsize size;
  if (ioctl(out_fd, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
    resizeterm(size.ws_row, size.ws_col);
  ct_repaint();
  *rows = LINES, *columns = COLS;
}

void ct_resume(void) {
  // Continued only to end, perhaps in the background, where the terminal is not ours to change.
  if (pending & (CT_TERMINATE | CT_HANGUP)) return;
  reset_prog_mode(), ct_repaint(), doupdate(), enter();
}

void ct_suspend(void) {
  struct sigaction stop = {.sa_handler = SIG_DFL}, ours;
  leave();
  sigaction(SIGTSTP, &stop, &ours);
  atomic_fetch_and(&pending, ~CT_CONTINUE);
  kill(0, SIGTSTP);  // the whole job, as the terminal itself would
  // Another thread may take the signal a moment later; an orphaned job is not stopped at all.
  for (int i = 0; i < 100 && !(pending & CT_CONTINUE); i++)
    nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
  sigaction(SIGTSTP, &ours, NULL);
  atomic_fetch_and(&pending, ~(CT_CONTINUE | CT_SUSPEND));
  ct_resume();
}

void ct_wake(void) { note(CT_WAKE); }
