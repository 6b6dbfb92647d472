/**
 * Honours (荣誉): awards for a period that a community has, such as the best member (优秀成员) or the best contribution (最佳贡献). Who
 * was given which is told by {@code honouraward}.
 */
@NullMarked
package org.communityops.incentive.honour;

import org.jspecify.annotations.NullMarked;
