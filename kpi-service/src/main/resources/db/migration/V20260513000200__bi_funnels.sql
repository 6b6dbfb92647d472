create view bi.funnels with (security_barrier) as
select c.community_id, f.id as funnel_id, f.name as funnel, (f.definition ->> 'ordered')::boolean as ordered,
       (f.definition ->> 'windowDays')::bigint as window_days,
       coalesce((f.definition ->> 'completeOnly')::boolean, false) as complete_only,
       s.position, s.name as step, s.members, s.alone, s.lost, s.rate_from_previous, s.rate_from_first,
       s.median_seconds as median_seconds_from_previous, s.p90_seconds as p90_seconds_from_previous,
       r.cut_off, r.computed_at as updated_at
  from bi_community c
  join funnel f on f.community_id = c.community_id
  join funnel_result r on r.community_id = f.community_id and r.funnel_id = f.id
  join funnel_result_step s on s.community_id = r.community_id and s.funnel_id = r.funnel_id;

comment on view bi.funnels is 'The steps of saved funnels and how many members reach them, of when they were computed last.';

grant select on bi.funnels to ${bi}, ${app};
