/**
 * What is measured on: the four packaged services and PostgreSQL, started by the launcher as always, over a data folder of
 * their own that is thrown away; with ways past the services to their databases and processes.
 */
@NullMarked
package org.communityops.deploy.bench.testbed;

import org.jspecify.annotations.NullMarked;
