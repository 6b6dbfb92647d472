/**
 * Who is who on the platforms: a projection of member-service's feed. An event is recorded for the member to whom its
 * actor is linked at that moment; an actor without a link gets a derived member id, the same in every service, so
 * recording never waits for member-service.
 */
@NullMarked
package org.communityops.activity.identity;

import org.jspecify.annotations.NullMarked;
