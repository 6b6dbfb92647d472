/** What came out: findings, held against their goals, in one table. */
@NullMarked
package org.communityops.deploy.bench.report;

import org.jspecify.annotations.NullMarked;
