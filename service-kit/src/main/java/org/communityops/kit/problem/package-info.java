/** Problem responses (RFC 9457), the same in every service, also for the framework's own failures. */
@NullMarked
package org.communityops.kit.problem;

import org.jspecify.annotations.NullMarked;
