/**
 * Sending a file of events, of any size, through the public interface. It promises that every line is answered for: stored,
 * found to be stored already, or refused with a reason; a service that is killed in the middle loses nothing, and running
 * the replay again adds nothing.
 */
@NullMarked
package org.communityops.deploy.local.replay;

import org.jspecify.annotations.NullMarked;
