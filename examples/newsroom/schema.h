// The tables, and the way from every earlier version to this one.
#pragma once

#include "database.h"

namespace newsroom {

/// Makes the tables or brings them up to date, in one transaction; refuses a database that a newer program has made.
void migrate(Database& database, Connection& connection);

} // namespace newsroom
