/**
 * The rulebook (规则手册): how operators write and change earning rules. A rule begins as a draft, is published to act at once or from a time
 * on, gets new versions in the same way, is paused, resumed, and at last retired.
 */
@NullMarked
package org.communityops.incentive.rulebook;

import org.jspecify.annotations.NullMarked;
