/**
 * Looking back: recorded events as they were sent, newest recorded first.
 *
 * <p>Reads only. An event is never changed; a retraction marks it and leaves it readable. Analysts ({@code bi} keys) see
 * who did what as a member id, never the account on the platform, and no free text.
 */
@NullMarked
package org.communityops.activity.event;

import org.jspecify.annotations.NullMarked;
