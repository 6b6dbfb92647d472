/**
 * The owner's first key: how somebody gets in who has started the service for the first time.
 *
 * <p>Where no owner key is good, the start makes one and leaves it in a file that only the service's user can read. The
 * file is written before the database: a crash between the two costs nothing, the next start takes the key from the file.
 */
@NullMarked
package org.communityops.member.owner;

import org.jspecify.annotations.NullMarked;
