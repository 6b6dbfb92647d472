/**
 * Communities and their members, as member-service tells of them: the time zone in which days are counted, and who can hold points. A new
 * community gets its currencies, starter rules and starter ladder here.
 */
@NullMarked
package org.communityops.incentive.community;

import org.jspecify.annotations.NullMarked;
