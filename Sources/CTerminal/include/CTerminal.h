// What Swift cannot express of ncursesw and signals: curses globals and macros, and handlers that
// must be async-signal-safe. All calls from one thread, except ct_wake.
#ifndef CTERMINAL_H
#define CTERMINAL_H
#include <stdint.h>
#pragma clang assume_nonnull begin

enum { CT_BOLD = 1, CT_UNDERLINE = 2, CT_REVERSE = 4 };
typedef struct { uint32_t scalar, attributes; int32_t pair; } ct_cell;

/// `colours` is 0 in monochrome; `rgb` says that colour numbers are 0xRRGGBB.
typedef struct { int32_t rows, columns, colours, rgb, utf8; } ct_facts;

/// 0; -1 when terminfo does not know `term` or it cannot move the cursor; else an errno.
/// On stdin and stdout, or on two files.
int ct_open(const char *term, const char *_Nullable input, const char *_Nullable output,
            int mouse, ct_facts *facts);
void ct_close(void);
/// What the terminal on `fd` is, its screen left alone; -1, and no colours, when terminfo lacks `term`.
int ct_look(const char *_Nullable term, int fd, ct_facts *facts);
/// Defines a colour pair, -1 being the terminal's own colour; -1 when the terminal has no more.
int ct_set_pair(int pair, int foreground, int background);
/// Forgets all pairs and repaints.
void ct_reset_pairs(void);
void ct_write_row(int y, const ct_cell *cells, int count);
/// Shows what was written, and the cursor at (y, x) unless y is negative.
void ct_present(int y, int x);
/// Makes the next ct_present paint everything.
void ct_repaint(void);

enum { CT_INPUT = 1, CT_HANGUP = 2, CT_RESIZE = 4, CT_SUSPEND = 8, CT_CONTINUE = 16, CT_WAKE = 32,
       CT_TERMINATE = 64 };  // ct_termination names the signal
/// Waits for at most `milliseconds`, or without limit when negative; bits, 0 when nothing came.
int ct_wait(int milliseconds);
int ct_termination(void);
/// Reads what is there without waiting; 0 when nothing is, also when the terminal has gone.
int ct_read(uint8_t *bytes, int capacity);
/// Takes over the window's size.
void ct_resize(int32_t *rows, int32_t *columns);
/// Stops the process group; returns, terminal set up again, when it is continued.
void ct_suspend(void);
/// Sets the terminal up again after somebody else used it.
void ct_resume(void);
/// Makes ct_wait return CT_WAKE; from any thread.
void ct_wake(void);

#pragma clang assume_nonnull end
#endif
