/**
 * Expressions (CEL) that operators write into rules: checked when they are read, limited in size and cost, and never able to do
 * anything but compute from the event that they are given.
 */
@NullMarked
package org.communityops.incentive.expression;

import org.jspecify.annotations.NullMarked;
