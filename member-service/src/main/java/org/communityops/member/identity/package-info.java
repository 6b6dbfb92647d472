/**
 * Identities (身份): an account on a platform and the one member of the community that it belongs to.
 *
 * <p>Within a community {@code (platform, externalId)} belongs to one member at most, and who comes first has it: a
 * second link is refused, never moved. Each link and unlink is news, by which the other services know whose activity
 * it is.
 */
@NullMarked
package org.communityops.member.identity;

import org.jspecify.annotations.NullMarked;
