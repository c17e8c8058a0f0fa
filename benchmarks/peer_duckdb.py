"""The same questions to DuckDB, in recursive SQL: duplicates, dangling managers, circles, layers, spans, three rollups.

Usage: python benchmarks/peer_duckdb.py POSTS.csv. Prints what it found as JSON.
"""

from __future__ import annotations

import json
import sys

import duckdb

_READ = """
create table post as
select nullif(id, '') id, nullif(reports_to, '') boss, occupancy = 'vacant' vacant,
       try_cast(salary_min as double) low, try_cast(salary_max as double) high
from read_csv(?, all_varchar = true, header = true)
"""
_DEPTH = """
create table line as
with recursive line(id, depth) as (
  select id, 1 from post where boss = 'none'
  union all select post.id, line.depth + 1 from post join line on post.boss = line.id
) select id, depth from line
"""
_CIRCLES = """
with recursive up(start, place, steps) as (
  select id, boss, 1 from post where boss is not null and not exists (select 1 from line where line.id = post.id)
  union all select up.start, post.boss, up.steps + 1
  from up join post on post.id = up.place where up.place <> up.start and up.steps < 1000
) select count(*) from up where place = start
"""
_ROLLUPS = """
with recursive above(id, boss, vacant, low) as (
  select id, boss, vacant::int, low from post where exists (select 1 from line where line.id = post.id)
  union all select above.id, post.boss, above.vacant, above.low
  from above join post on above.boss = post.id where above.boss is not null
) select count(*), max(posts), max(vacancies), max(pay) from (
  select boss, count(*) posts, sum(vacant) vacancies, sum(low) pay from above where boss is not null group by boss)
"""

_PLAIN = {
    "duplicate ids": "select count(*) from (select id from post where id is not null group by id having count(*) > 1)",
    "missing ids": "select count(*) from post where id is null",
    "dangling": "select count(*) from post a "
    "where boss <> 'none' and not exists (select 1 from post b where a.boss = b.id)",
    "backward pay": "select count(*) from post where low > high",
}
_ON_LINES = {
    "layers": "select max(depth) from line",
    "in circles": _CIRCLES,
    "wide": "select count(*) from "
    "(select boss from post where boss <> coalesce(id, '') group by boss having count(*) > 10)",
    "rollups": _ROLLUPS,
}


def main() -> None:
    """Answer, and print."""
    db = duckdb.connect()
    db.execute(_READ, [sys.argv[1]])
    found = {name: _number(db, query) for name, query in _PLAIN.items()}
    db.execute(_DEPTH)
    found |= {name: _number(db, query) for name, query in _ON_LINES.items()}
    print(json.dumps(found))


def _number(db: duckdb.DuckDBPyConnection, query: str) -> int:
    row = db.execute(query).fetchone()
    return int(row[0]) if row and row[0] is not None else 0


if __name__ == "__main__":
    main()
