// An interrupt ends the program at once and leaves neither children nor unfinished files behind.
#pragma once

namespace gouji {

// From now on SIGINT ends the process with exit code 130, SIGTERM and SIGHUP as they always do,
// none of them leaving a child, a temporary file or half a result behind; SIGPIPE is an error of
// the write. To be called before there is a second thread.
void arrange_signals();

}  // namespace gouji
