/**
 * Arrival: members appear from what they do.
 *
 * <p>A bot knows accounts on platforms, never our member ids. Whoever acts under an account that is linked to nobody
 * is given the id that every service derives from community, platform and account; here that somebody becomes a member
 * (in communities that are open) or a visitor (in the others), with the account as identity. The outcome does not
 * depend on the order in which events arrive, and an event that comes again changes nothing.
 */
@NullMarked
package org.communityops.member.arrival;

import org.jspecify.annotations.NullMarked;
