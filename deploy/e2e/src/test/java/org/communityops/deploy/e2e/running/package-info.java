/** The running product and its callers: one installation for all stories, in the build folder and on free ports. */
@NullMarked
package org.communityops.deploy.e2e.running;

import org.jspecify.annotations.NullMarked;
