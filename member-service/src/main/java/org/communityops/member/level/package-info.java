/**
 * Levels (会员等级) of members: incentive-service decides them, here they are only kept to be shown with the member.
 *
 * <p>A level can be known before its member is, since the two come by different feeds.
 */
@NullMarked
package org.communityops.member.level;

import org.jspecify.annotations.NullMarked;
