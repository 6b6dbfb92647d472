/**
 * What this service asks of the values that come in, so that they can be stored, shown and compared.
 *
 * <p>Lengths count Unicode code points, as PostgreSQL and the contract do, not Java's UTF-16 units.
 */
@NullMarked
package org.communityops.member.input;

import org.jspecify.annotations.NullMarked;
