-- Ends the distribution, after the rows have been counted.

set local client_min_messages = warning;

-- The coordinator keeps the rows that it had, hidden.
do $$
declare
  child text;
begin
  foreach child in array array['conversation_notes', 'ratings', 'record_items', 'records', 'training_data', 'turns',
    'messages', 'conversations']
  loop
    perform truncate_local_data_after_distributing_table(child::regclass);
    execute format('alter table %I force row level security', child);
  end loop;
end
$$;
