/** What the commands print: plain lines, and one line of progress that is overwritten on a terminal. */
@NullMarked
package org.communityops.deploy.local.console;

import org.jspecify.annotations.NullMarked;
