"""What can be asked (`ast`) and how it is written (`parser`)."""
