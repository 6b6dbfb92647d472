/** Training courses (培训课程): what operators can learn, and for which weak indicator it is assigned. */
@NullMarked
package org.communityops.incentive.course;

import org.jspecify.annotations.NullMarked;
