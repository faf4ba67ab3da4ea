#include "CTerminal.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

static const int wake_signals[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT};
static const int fatal_signals[] = {SIGSEGV, SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGTRAP, SIGQUIT};
enum { HUP_INDEX = 2, WAKE_COUNT = 6, FATAL_COUNT = 7, PAIR_SLOTS = 1 << 17, PAIR_LIMIT = 1 << 16 };

static SCREEN *screen;
static FILE *in_stream, *out_stream;
static int in = -1, out = -1, wants_mouse, has_pairs;
static struct termios saved;
static struct sigaction old_wake[WAKE_COUNT], old_fatal[FATAL_COUNT];
static _Atomic int pipe_out = -1, pending, termination, is_set_up;
static int pipe_in = -1;
static char restore[256];  // undoes every mode; made beforehand for the crash handler
static size_t restore_length;
static char alternate_stack[1 << 16];
static struct { uint64_t key; int pair; } pairs[PAIR_SLOTS];
static int pair_count, must_paint;

// Modes beyond terminfo: synchronised output, bracketed paste, mouse with drag in SGR form.
#define SET_PASTE "\033[?2004h"
#define SET_MOUSE "\033[?1000h\033[?1002h\033[?1006h"
#define RESET_MODES "\033[?2026l\033[?1006l\033[?1002l\033[?1000l\033[?1004l\033[?2004l"

static void write_all(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t done = write(out, bytes, count);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return;
    bytes += done;
    count -= (size_t)done;
  }
}

static void note(int bit) {
  int saved_errno = errno, fd = atomic_load(&pipe_out);
  atomic_fetch_or(&pending, bit);
  if (fd >= 0 && write(fd, "", 1) < 0) errno = 0;  // a full pipe wakes as well
  errno = saved_errno;
}

// A hangup comes twice, from the kernel and from the shell: the second must not end the clean-up.
static void on_wake(int number) {
  switch (number) {
    case SIGWINCH: note(CT_RESIZE); break;
    case SIGTSTP: note(CT_SUSPEND); break;
    case SIGCONT: note(CT_CONTINUE); break;
    case SIGHUP: old_wake[HUP_INDEX].sa_handler = SIG_IGN; note(CT_HANGUP); break;
    default: atomic_store(&termination, number); note(CT_TERMINATE);
  }
}

static void on_fatal(int number) {
  if (atomic_exchange(&is_set_up, 0)) {
    write_all(restore, restore_length);
    tcsetattr(in, TCSANOW, &saved);
  }
  // Back to what was there before, the default or Swift's crash report; it runs on return.
  for (int i = 0; i < FATAL_COUNT; i++) sigaction(fatal_signals[i], &old_fatal[i], NULL);
  raise(number);
}

static void install(void) {
  stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack}, current;
  // Swift's crash reporter may have brought its own; one is enough.
  if (sigaltstack(NULL, &current) != 0 || (current.ss_flags & SS_DISABLE)) sigaltstack(&stack, NULL);
  struct sigaction action = {.sa_handler = on_wake, .sa_flags = SA_RESTART};
  sigfillset(&action.sa_mask);
  for (int i = 0; i < WAKE_COUNT; i++) sigaction(wake_signals[i], &action, &old_wake[i]);
  action.sa_handler = on_fatal;
  action.sa_flags = SA_ONSTACK;
  for (int i = 0; i < FATAL_COUNT; i++) sigaction(fatal_signals[i], &action, &old_fatal[i]);
}

static void uninstall(void) {
  for (int i = 0; i < WAKE_COUNT; i++) sigaction(wake_signals[i], &old_wake[i], NULL);
  for (int i = 0; i < FATAL_COUNT; i++) sigaction(fatal_signals[i], &old_fatal[i], NULL);
  int fd = atomic_exchange(&pipe_out, -1);
  if (fd >= 0) close(fd);
  if (pipe_in >= 0) close(pipe_in);
  pipe_in = -1;
}

// Appends a terminfo string without its padding, `$<...>`.
static void add_restore(const char *text) {
  if (text == NULL) return;
  while (*text != 0 && restore_length < sizeof restore) {
    if (text[0] == '$' && text[1] == '<') {
      text += strcspn(text, ">");
      text += *text != 0;
    } else {
      restore[restore_length++] = *text++;
    }
  }
}

static void enter_modes(void) {
  atomic_store(&is_set_up, 1);
  write_all(SET_PASTE, strlen(SET_PASTE));
  if (wants_mouse) write_all(SET_MOUSE, strlen(SET_MOUSE));
}

static void leave_modes(void) {
  curs_set(1);
  endwin();
  write_all(restore, restore_length);
  atomic_store(&is_set_up, 0);
  tcsetattr(in, TCSADRAIN, &saved);
}

static void release(void) {
  if (screen != NULL) delscreen(screen);
  if (in_stream != NULL && in_stream != stdin) fclose(in_stream);
  if (out_stream != NULL && out_stream != stdout) fclose(out_stream);
  screen = NULL;
  in_stream = out_stream = NULL;
  uninstall();
}

int ct_open(const char *term, const char *input, const char *output, int mouse,
            ct_capabilities *facts) {
  int ends[2], error = 0;
  if (screen != NULL) return EBUSY;
  if (pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0) return errno;
  pipe_in = ends[0];
  atomic_store(&pipe_out, ends[1]);
  atomic_store(&pending, 0);
  in_stream = input != NULL ? fopen(input, "r+") : stdin;
  out_stream = output != NULL ? fopen(output, "w") : stdout;
  if (in_stream == NULL || out_stream == NULL) error = errno;
  setlocale(LC_ALL, "");
  unsetenv("LINES");  // they would freeze the size
  unsetenv("COLUMNS");
  install();  // before newterm, which leaves handlers that are there alone
  if (error == 0) {
    in = fileno(in_stream);
    out = fileno(out_stream);
    tcgetattr(in, &saved);
    screen = newterm(term, out_stream, in_stream);
    if (screen == NULL || tigetstr("cup") == NULL) error = -1;
  }
  if (error != 0) {
    release();
    return error;
  }
  restore_length = 0;
  add_restore(RESET_MODES);
  add_restore(tigetstr("sgr0"));
  add_restore(tigetstr("cnorm"));
  add_restore(tigetstr("rmcup"));
  has_pairs = has_colors() && start_color() == OK && use_default_colors() == OK;
  ct_reset_pairs();
  raw();
  noecho();
  nonl();
  typeahead(-1);  // a frame is written whole: the caller has drained the input
  wants_mouse = mouse;
  enter_modes();
  *facts = (ct_capabilities){
      .rows = LINES, .columns = COLS, .colours = has_pairs ? COLORS : 0,
      .rgb = tigetflag("RGB") > 0, .utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0};
  return 0;
}

void ct_close(void) {
  if (screen == NULL) return;
  leave_modes();
  release();
}

static size_t pair_slot(uint64_t key) {
  size_t slot = (size_t)((key * 0x9E3779B97F4A7C15u) >> 47);
  while (pairs[slot].key != 0 && pairs[slot].key != key) slot = (slot + 1) & (PAIR_SLOTS - 1);
  return slot;
}

// The pair of two colours, each made once; -1 when the terminal has no more.
static int pair_of(int32_t foreground, int32_t background) {
  if (!has_pairs || (foreground < 0 && background < 0)) return 0;
  uint64_t key = ((uint64_t)(uint32_t)(foreground + 2) << 32) | (uint32_t)(background + 2);
  size_t slot = pair_slot(key);
  if (pairs[slot].key == key) return pairs[slot].pair;
  if (pair_count + 1 >= PAIR_LIMIT) return -1;
  if (init_extended_pair(pair_count + 1, foreground, background) == ERR) return -1;
  pairs[slot].key = key;
  return pairs[slot].pair = ++pair_count;
}

int ct_write_row(int y, const ct_cell *cells, int count) {
  static cchar_t row[1024];
  int overflow = 0;
  for (int start = 0; start < count; start += 1024) {
    int length = count - start < 1024 ? count - start : 1024;
    for (int i = 0; i < length; i++) {
      const ct_cell *cell = &cells[start + i];
      wchar_t text[2] = {(wchar_t)cell->scalar, 0};
      if (text[0] < 32 || (text[0] > 126 && wcwidth(text[0]) != 1)) text[0] = '?';
      attr_t attributes = (cell->attributes & CT_BOLD ? A_BOLD : 0) |
                          (cell->attributes & CT_UNDERLINE ? A_UNDERLINE : 0) |
                          (cell->attributes & CT_REVERSE ? A_REVERSE : 0);
      int pair = pair_of(cell->foreground, cell->background);
      if (pair < 0) overflow = 1, pair = 0;
      setcchar(&row[i], text, attributes, 0, &pair);
    }
    mvadd_wchnstr(y, start, row, length);
  }
  return overflow;
}

void ct_reset_pairs(void) {
  if (pair_count > 0) reset_color_pairs();
  memset(pairs, 0, sizeof pairs);
  pair_count = 0;
  ct_repaint();
}

void ct_repaint(void) {
  clearok(curscr, TRUE);
  must_paint = 1;
}

void ct_present(int y, int x) {
  curs_set(y >= 0);
  move(y >= 0 ? y : LINES - 1, y >= 0 ? x : 0);
  wnoutrefresh(stdscr);
  if (!must_paint && y < 0 && !is_wintouched(newscr)) return;
  must_paint = y >= 0;  // a cursor that is hidden again is a change too
  write_all("\033[?2026h", 8);
  doupdate();
  write_all("\033[?2026l", 8);
}

int ct_wait(int milliseconds) {
  struct pollfd fds[2] = {{.fd = pipe_in, .events = POLLIN}, {.fd = in, .events = POLLIN}};
  int bits = 0;
  if (atomic_load(&pending) != 0) milliseconds = 0;
  if (poll(fds, 2, milliseconds) > 0) {
    char drained[64];
    if (fds[0].revents != 0) while (read(pipe_in, drained, sizeof drained) > 0) {}
    if (fds[1].revents & POLLIN) bits |= CT_INPUT;
    else if (fds[1].revents != 0) bits |= CT_HANGUP;
  }
  return bits | atomic_exchange(&pending, 0);
}

int ct_termination(void) { return atomic_load(&termination); }

int ct_read(uint8_t *bytes, int capacity) {
  struct pollfd fd = {.fd = in, .events = POLLIN};
  if (poll(&fd, 1, 0) <= 0) return 0;
  ssize_t count = read(in, bytes, (size_t)capacity);
  if (count < 0 && (errno == EINTR || errno == EAGAIN)) return 0;
  return count > 0 ? (int)count : -1;
}

void ct_resize(int32_t *rows, int32_t *columns) {
  struct winsize size;
  if (ioctl(out, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
    resizeterm(size.ws_row, size.ws_col);
  }
  ct_repaint();
  *rows = LINES;
  *columns = COLS;
}

void ct_resume(void) {
  reset_prog_mode();
  ct_repaint();
  doupdate();
  enter_modes();
}

void ct_suspend(void) {
  struct sigaction stop = {.sa_handler = SIG_DFL}, ours;
  leave_modes();
  sigaction(SIGTSTP, &stop, &ours);
  atomic_fetch_and(&pending, ~CT_CONTINUE);
  kill(0, SIGTSTP);  // the whole job, as the terminal itself would
  // Another thread may take the signal a moment later; an orphaned job is not stopped at all.
  for (int i = 0; i < 100 && !(atomic_load(&pending) & CT_CONTINUE); i++) {
    nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
  }
  sigaction(SIGTSTP, &ours, NULL);
  atomic_fetch_and(&pending, ~(CT_CONTINUE | CT_SUSPEND));
  ct_resume();
}

void ct_wake(void) { note(CT_WAKE); }
