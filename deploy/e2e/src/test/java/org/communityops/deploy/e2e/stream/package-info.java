/** Invented activity: who is there, what they do, in which order it arrives, and how it is sent. */
@NullMarked
package org.communityops.deploy.e2e.stream;

import org.jspecify.annotations.NullMarked;
