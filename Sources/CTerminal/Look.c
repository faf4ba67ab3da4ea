#include "CTerminal.h"  // before term.h, which has a macro for each capability: lines, columns, ...
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>

int ct_look(const char *term, int fd, ct_facts *facts) {
  struct winsize window = {0};
  int colours = 0, rgb = 0, error, rows = 24, width = 80;
  if (ioctl(fd, TIOCGWINSZ, &window) == 0 && window.ws_row > 0 && window.ws_col > 0)
    rows = window.ws_row, width = window.ws_col;
  TERMINAL *others = cur_term;  // an open screen's, which stays the current one
  set_curterm(NULL);
  int is_known = term != NULL && setupterm(term, fd, &error) == OK;
  if (is_known) {
    colours = tigetnum("colors");
    rgb = tigetflag("RGB") > 0;
    del_curterm(cur_term);
  }
  set_curterm(others);
  setlocale(LC_CTYPE, "");
  int utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  *facts = (ct_facts){rows, width, colours > 0 ? colours : 0, rgb, utf8};
  return is_known ? 0 : -1;
}
